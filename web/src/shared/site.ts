/** Where things are, from any page of the site. */

/** The root of the site, ending in a slash: the site works under any path. */
export const ROOT = new URL(document.body.dataset.root ?? "./", location.href).href;

/** Address of the repository: a setting of the build, empty where there is none. Then nothing links to it. */
export const REPOSITORY: string = (import.meta.env.GLASSBOX_REPOSITORY as string | undefined) ?? "";

export const experimentUrl = (id: string): string => `${ROOT}experiments/${id}/`;
