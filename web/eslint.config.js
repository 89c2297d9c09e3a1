/** What a machine checks in the site's code. Layout is Prettier's; the direction of imports is dependency-cruiser's. */
import reactHooks from "eslint-plugin-react-hooks";
import { defineConfig, globalIgnores } from "eslint/config";
import tseslint from "typescript-eslint";
import ownElement from "./lint/own-element.js";
import untranslated from "./lint/untranslated.js";

export default defineConfig([
  globalIgnores(["dist", "node_modules", "public", "build/sw.js"]),
  {
    files: ["**/*.{ts,tsx}"],
    extends: [tseslint.configs.recommendedTypeChecked, reactHooks.configs.flat.recommended],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { site: { rules: { "own-element": ownElement, untranslated } } },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      "site/own-element": "error",
      "site/untranslated": "error",
      "@typescript-eslint/no-non-null-assertion": "error",
      // Handlers in props and options are written as methods, and taken apart: none of them uses `this`.
      "@typescript-eslint/unbound-method": "off",
      // A function that promises by its interface is async, whether or not it has anything to wait for.
      "@typescript-eslint/require-await": "off",
    },
  },
  {
    // Fixtures and matchers are JSON and "anything" by nature; what they are is what the test asks.
    files: ["**/*.test.ts"],
    rules: {
      "@typescript-eslint/no-unsafe-assignment": "off",
      "@typescript-eslint/no-unsafe-member-access": "off",
      "@typescript-eslint/no-unsafe-return": "off",
    },
  },
]);
