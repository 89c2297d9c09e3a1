import { expect, it } from "vitest";
import { checkOf, generateTypes } from "./contract";

it("the types are those of the schemas; `npm run contract` writes them again", async () => {
  await expect(await generateTypes()).toMatchFileSnapshot("../src/contract/generated.ts");
});

it.each(["manifest", "report", "inside"])("what checks %s.json stands alone and makes no code", (name) => {
  expect(checkOf(name)).not.toMatch(/require\(|new Function|eval\(|\bimport\b/);
});
