/**
 * The direction of imports in web/src, lowest layer first. A file imports from its own layer and from those before it;
 * imports of types count. docs/decisions/0014-layout-of-the-site.md says what each layer is.
 */
const LAYERS = [
  ["contract"],
  ["shared"],
  ["ui"],
  ["model"],
  ["image"],
  ["session"],
  ["activations", "saliency", "links"],
  ["compare", "challenge"],
  ["kinds"],
  ["report"],
  ["pages"],
];
const folders = (layers) => `^src/(${layers.flat().join("|")})/`;

/** A layer imports nothing from one above it, nor from another folder beside it. */
const upward = LAYERS.flatMap((layer, number) =>
  layer.map((folder) => ({
    name: `${folder}-imports-downwards`,
    severity: "error",
    from: { path: `^src/${folder}/` },
    to: {
      path: [
        folders([...LAYERS.slice(number + 1), layer.filter((other) => other !== folder), ["main[.]tsx"]]),
        "^src/main[.]tsx",
      ],
    },
  })),
);

module.exports = {
  forbidden: [
    { name: "no-circle", severity: "error", from: {}, to: { circular: true } },
    {
      name: "no-orphan",
      severity: "error",
      // Found by folder, or by the build: kinds and their declaration.
      from: { orphan: true, pathNot: ["[.]d[.]ts$", "[.]test[.]tsx?$"] },
      to: {},
    },
    {
      name: "only-the-model-knows-the-runtime",
      severity: "error",
      from: { pathNot: "^src/model/" },
      to: { path: "@litertjs" },
    },
    {
      name: "nothing-knows-a-kind",
      comment: "What stands outside of the kinds' folders finds them by folder.",
      severity: "error",
      from: { pathNot: "^src/kinds/[^/]+/" },
      to: { path: "^src/kinds/[^/]+/" },
    },
    {
      name: "no-kind-knows-another",
      severity: "error",
      from: { path: "^src/kinds/([^/]+)/" },
      to: { path: "^src/kinds/[^/]+/", pathNot: "^src/kinds/$1/" },
    },
    { name: "no-unresolved", severity: "error", from: {}, to: { couldNotResolve: true, pathNot: "^virtual:" } },
    {
      name: "no-file-of-no-layer",
      severity: "error",
      from: { path: "^src/", pathNot: [folders(LAYERS), "^src/main[.]tsx$"] },
      to: {},
    },
    ...upward,
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "default", "types"],
      mainFields: ["module", "main", "types"],
      extensions: [".ts", ".tsx", ".d.ts", ".js", ".json", ".css"],
    },
  },
};
