/** Small whole numbers as few characters that any address may hold. */

/** Numbers need no more than this many bytes of 7 bits each; what would need more is no number of ours. */
const MOST_BYTES = 3;

/** Bytes as letters, digits, "-" and "_" (base64url without padding, RFC 4648). */
export function lettersOf(bytes: readonly number[]): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replace(/=+$/, "");
}

/** The bytes again; null when these are not letters of `lettersOf`. */
export function bytesOf(letters: string): Uint8Array | null {
  if (!/^[A-Za-z0-9_-]*$/.test(letters) || letters.length % 4 === 1) return null;
  return Uint8Array.from(atob(letters.replaceAll("-", "+").replaceAll("_", "/")), (character) =>
    character.charCodeAt(0),
  );
}

/** Put a whole number from 0 on at the end: 7 bits a byte, the lowest first, the highest bit says that more follow. */
export function pushNumber(bytes: number[], value: number): void {
  for (; value > 127; value >>= 7) bytes.push((value & 127) | 128);
  bytes.push(value);
}

/** A whole number of either sign as one from 0 on: 0, -1, 1, -2 become 0, 1, 2, 3. */
export const folded = (value: number): number => (value < 0 ? -2 * value - 1 : 2 * value);
export const unfolded = (value: number): number => (value & 1 ? -(value + 1) / 2 : value / 2);

/** Reads numbers from the front; null at the end, and where there is no number. */
export function reader(bytes: Uint8Array): { next(): number | null; left(): number } {
  let place = 0;
  return {
    left: () => bytes.length - place,
    next() {
      let value = 0;
      for (let read = 0; read < MOST_BYTES && place < bytes.length; read++) {
        const byte = bytes[place++] ?? 0;
        value |= (byte & 127) << (7 * read);
        if (byte < 128) return value;
      }
      return null;
    },
  };
}
