import type { Kind } from "../kind";
import { Play } from "./Play";
import { Preview } from "./Preview";

const camera: Kind = { Play, Preview };
export default camera;
