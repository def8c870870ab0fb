export { TestPlayer } from "../../src/testing/index";
