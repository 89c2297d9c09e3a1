/** Pictures, code and figures say to a browser's translator that they are the same in every language. */
const SAME_EVERYWHERE = new Set(["canvas", "code", "pre", "output", "kbd", "samp", "var"]);

export default {
  meta: {
    type: "problem",
    schema: [],
    messages: { missing: 'A <{{name}}> needs translate="no".' },
  },
  create: (context) => ({
    JSXOpeningElement(node) {
      const { name } = node.name;
      const isMarked = node.attributes.some((one) => one.name?.name === "translate" && one.value?.value === "no");
      if (SAME_EVERYWHERE.has(name) && !isMarked) context.report({ node, messageId: "missing", data: { name } });
    },
  }),
};
