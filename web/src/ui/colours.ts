import { useSyncExternalStore } from "react";

type Colour = [red: number, green: number, blue: number];

/** From nothing to full activation, and to full activation below zero. */
export interface Colours {
  nothing: Colour;
  more: Colour;
  less: Colour;
}

/** The theme in use; a component that asks is drawn again when it changes. */
export function useTheme(): string {
  return useSyncExternalStore(onThemeChange, () => document.documentElement.dataset.theme ?? "light");
}

function onThemeChange(changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributeFilter: ["data-theme"] });
  return () => observer.disconnect();
}

/** The theme's colours as numbers: the accent of the network's answer for more, quiet ink for less than zero. */
export function readColours(): Colours {
  const style = getComputedStyle(document.documentElement);
  const read = (name: string) => parse(style.getPropertyValue(name));
  return { nothing: read("--surface"), more: read("--answer"), less: read("--ink-soft") };
}

function parse(hex: string): Colour {
  const digits = hex.trim().replace("#", "");
  return [0, 2, 4].map((at) => parseInt(digits.slice(at, at + 2), 16)) as Colour;
}

/** Write the colour of a value from -1 to 1 into a picture. */
export function put(image: ImageData, pixel: number, value: number, { nothing, more, less }: Colours): void {
  const towards = value >= 0 ? more : less;
  const share = Math.min(1, Math.abs(value));
  for (let channel = 0; channel < 3; channel++) {
    image.data[pixel * 4 + channel] =
      (nothing[channel] ?? 0) + ((towards[channel] ?? 0) - (nothing[channel] ?? 0)) * share;
  }
  image.data[pixel * 4 + 3] = 255;
}
