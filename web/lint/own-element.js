/**
 * A text beside something that comes and goes, and a text that changes beside anything, has an element of its own.
 *
 * A browser's translator replaces text nodes by elements. React then looks for its own nodes where they no longer are:
 * it cannot put anything before them or take them away (the page dies), and what it writes into them nobody sees. A
 * text that is all that an element holds is safe: React writes it through the element.
 */
import ts from "typescript";

const { NumberLike, StringLike, BigIntLike, Null, Undefined, BooleanLike, Void } = ts.TypeFlags;
const TEXT = StringLike | NumberLike | BigIntLike;
const NOTHING = Null | Undefined | BooleanLike | Void;

const membersOf = (type) => (type.isUnion() ? type.types : [type]);

/** JSX drops line breaks of the source, and what surrounds them. */
const isShown = ({ value }) => value.trim() !== "" || (value !== "" && !value.includes("\n"));

const isComponent = ({ openingElement: { name } }) => name.type !== "JSXIdentifier" || /^[A-Z]/.test(name.name);

export default {
  meta: {
    type: "problem",
    schema: [],
    messages: {
      beside: "A text beside something that comes and goes needs an element of its own.",
      changing: "A text that changes needs an element of its own.",
      fragment: "A text in a fragment needs an element of its own.",
    },
  },
  create(context) {
    const { getTypeAtLocation } = context.sourceCode.parserServices;

    /** What a child may be: a text, one that changes, an element, nothing (or several): one or more of them. */
    function findSorts(node) {
      switch (node.type) {
        case "JSXText":
        case "Literal":
          return typeof node.value === "string" ? ["text"] : ["nothing"];
        case "JSXExpressionContainer":
          return findSorts(node.expression);
        case "JSXFragment":
          return ["nothing"];
        case "JSXElement":
          return isComponent(node) ? sortsOfComponent(node) : ["element"];
        case "LogicalExpression":
          // An empty text is no text, so of `text && element` only the element is ever shown.
          return node.operator === "&&"
            ? ["nothing", ...findSorts(node.right)]
            : [...findSorts(node.left), ...findSorts(node.right)];
        case "ConditionalExpression": {
          const sorts = [...findSorts(node.consequent), ...findSorts(node.alternate)];
          return sorts.every((sort) => sort === "text")
            ? ["changing"]
            : [...sorts, ...(sorts.includes("text") ? ["changing"] : [])];
        }
        default:
          return sortsOfType(getTypeAtLocation(node));
      }
    }

    function sortsOfType(type) {
      const sorts = membersOf(type).map(({ flags }) => (flags & TEXT ? "changing" : "nothing"));
      return sorts.length === 1 && type.isLiteral() ? ["text"] : sorts;
    }

    function sortsOfComponent({ openingElement }) {
      const made = getTypeAtLocation(openingElement.name)
        .getCallSignatures()
        .flatMap((signature) => membersOf(signature.getReturnType()));
      return made.some(({ flags }) => flags & (NOTHING | TEXT)) ? ["nothing"] : ["element"];
    }

    function check(node) {
      const children = node.children
        .filter((child) => child.type !== "JSXText" || isShown(child))
        .filter((child) => child.expression?.type !== "JSXEmptyExpression")
        .map((child) => ({ child, sorts: findSorts(child) }));
      const comesAndGoes = children.some(({ sorts }) => sorts.includes("nothing") || new Set(sorts).size > 1);
      for (const { child, sorts } of children) {
        if (!sorts.includes("text") && !sorts.includes("changing")) continue;
        const report = (messageId) => context.report({ node: child, messageId });
        if (node.type === "JSXFragment") report("fragment");
        else if (children.length === 1) continue;
        else if (comesAndGoes) report("beside");
        else if (sorts.includes("changing")) report("changing");
      }
    }
    return { JSXElement: check, JSXFragment: check };
  },
};
