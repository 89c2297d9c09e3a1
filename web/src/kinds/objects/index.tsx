import type { Kind } from "../kind";
import { Play } from "./Play";
import { Preview } from "./Preview";

const objects: Kind = { Play, Preview };
export default objects;
