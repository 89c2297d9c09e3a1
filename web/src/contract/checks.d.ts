/** What checks a file against its schema, compiled when the site is built: see web/build/contract.ts. */
declare module "virtual:contract/*" {
  const check: {
    (data: unknown): boolean;
    errors?: { instancePath: string }[] | null;
  };
  export default check;
}
