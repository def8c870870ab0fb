export { FakeSocket, type ServerFrameInit } from "../../src/testing/index";
