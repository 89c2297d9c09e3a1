/** The context in which a canvas is drawn on; an element that React has laid out is always there in an effect. */
export function contextOf(
  canvas: HTMLCanvasElement | null,
  settings?: CanvasRenderingContext2DSettings,
): CanvasRenderingContext2D;
export function contextOf(
  canvas: OffscreenCanvas,
  settings?: CanvasRenderingContext2DSettings,
): OffscreenCanvasRenderingContext2D;
export function contextOf(
  canvas: HTMLCanvasElement | OffscreenCanvas | null,
  settings?: CanvasRenderingContext2DSettings,
) {
  const context = canvas?.getContext("2d", settings);
  if (!context) throw new Error("This browser gives the page nothing to draw on.");
  return context;
}
