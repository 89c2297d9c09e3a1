/**
 * A picture as a canvas takes it; square, unless it has another number of rows.
 *
 * @param values one brightness, or red, green and blue, of each pixel, row by row: 0 to 255.
 */
export function imageOf(values: ArrayLike<number>, columns: number, rows = columns): ImageData {
  const image = new ImageData(columns, rows);
  const [step, second, third] = values.length === columns * rows ? [1, 0, 0] : [3, 1, 2];
  for (let from = 0, to = 0; to < image.data.length; from += step, to += 4) {
    image.data[to] = values[from] ?? 0;
    image.data[to + 1] = values[from + second] ?? 0;
    image.data[to + 2] = values[from + third] ?? 0;
    image.data[to + 3] = 255;
  }
  return image;
}
