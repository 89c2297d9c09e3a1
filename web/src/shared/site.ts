/** Where things are, from any page of the site. */

/** The root of the site, ending in a slash: the site works under any path. */
export const ROOT = new URL(document.body.dataset.root ?? "./", location.href).href;

export const REPOSITORY = "https://github.com/glassbox-ml/glassbox";

export const experimentUrl = (id: string): string => `${ROOT}experiments/${id}/`;
