/**
 * A coloured test picture from whole numbers alone, the same as `pattern` in glassbox/images/fitting.py: golden vectors
 * of networks that read photos name a pattern instead of holding a picture.
 *
 * @returns red, green, blue of each pixel, row by row: size x size x 3.
 */
export function pattern(number: number, size: number): Uint8ClampedArray<ArrayBuffer> {
  const pixels = new Uint8ClampedArray(size * size * 3);
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      for (let channel = 0; channel < 3; channel++) {
        const bent = Math.floor((x * y * (number % 4)) / size);
        const phase = x * (2 + (number % 5)) + y * (1 + (number % 3)) + bent + channel * 37 * (number + 1);
        const folded = (phase * 3) % 511;
        pixels[(y * size + x) * 3 + channel] = folded > 255 ? 510 - folded : folded;
      }
    }
  }
  return pixels;
}
