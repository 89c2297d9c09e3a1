/** Kinds from a further folder, given to the build as GLASSBOX_KINDS: see web/build/kinds.ts. */
declare module "virtual:extra-kinds" {
  const extra: Record<string, () => Promise<{ default: import("./kind").Kind }>>;
  export default extra;
}
