import type { Kind } from "../kind";
import { Play } from "./Play";
import { Preview } from "./Preview";

const photo: Kind = { Play, Preview };
export default photo;
