export { ManualTime, settle } from "../../src/testing/index";
