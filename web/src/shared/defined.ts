/** For what is there by the logic of a program, where the type cannot say so: better an error than a silent undefined. */

/** A value that is there. */
export function defined<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new TypeError("Something that should be there is missing.");
  return value;
}

/** The value at a place that the caller knows to be within the list. */
export function itemAt<T>(values: ArrayLike<T>, place: number): T {
  const value = values[place];
  if (value === undefined) throw new RangeError(`There is nothing at place ${place}.`);
  return value;
}
