import type { Kind } from "../kind";
import { Play } from "./Play";
import { Preview } from "./Preview";

const sum: Kind = { Play, Preview };
export default sum;
