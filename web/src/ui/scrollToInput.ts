/** Bring the visitor to the input, after something was put there from further down the page. */
export function scrollToInput(): void {
  const input = document.querySelector<HTMLElement>("[data-part=input]");
  input?.closest("section")?.scrollIntoView({ block: "start" });
  input?.focus({ preventScroll: true });
}
