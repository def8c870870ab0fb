import type { Channel } from "@sameframe/protocol";
import type { Lut } from "./cube";
import { type Grading, lightGains } from "./grading";
import { CURVE_ROW, FRAGMENTS, VERTICES } from "./shader";

/** What is seen of a picture. */
export interface Graded {
  readonly grading: Grading;
  readonly lut: Lut | undefined;
  readonly channel: Channel;
}

const PICTURE = 0;
const CURVE = 1;
const CUBE = 2;

/** Draws pictures of a video, graded, with one context of WebGL 2; a lost context needs a new one of these. */
export class Renderer {
  readonly #program: WebGLProgram;
  readonly #places = new Map<string, WebGLUniformLocation | null>();
  #lut: Lut | undefined;

  private constructor(private readonly gl: WebGL2RenderingContext) {
    const program = gl.createProgram();
    for (const [kind, source] of [
      [gl.VERTEX_SHADER, VERTICES],
      [gl.FRAGMENT_SHADER, FRAGMENTS],
    ] as const) {
      const shader = gl.createShader(kind);
      if (shader !== null) {
        gl.shaderSource(shader, source);
        gl.compileShader(shader);
        gl.attachShader(program, shader);
      }
    }
    gl.linkProgram(program);
    this.#program = program;
    for (const unit of [PICTURE, CURVE, CUBE]) {
      const kind = unit === CUBE ? gl.TEXTURE_3D : gl.TEXTURE_2D;
      const filter = unit === PICTURE ? gl.LINEAR : gl.NEAREST;
      gl.activeTexture(gl.TEXTURE0 + unit);
      gl.bindTexture(kind, gl.createTexture());
      gl.texParameteri(kind, gl.TEXTURE_MIN_FILTER, filter);
      gl.texParameteri(kind, gl.TEXTURE_MAG_FILTER, filter);
      for (const edge of [gl.TEXTURE_WRAP_S, gl.TEXTURE_WRAP_T, gl.TEXTURE_WRAP_R]) {
        if (kind === gl.TEXTURE_3D || edge !== gl.TEXTURE_WRAP_R) {
          gl.texParameteri(kind, edge, gl.CLAMP_TO_EDGE);
        }
      }
    }
  }

  /** Undefined: this browser has no WebGL 2 here. */
  static create(canvas: HTMLCanvasElement): Renderer | undefined {
    const gl = canvas.getContext("webgl2", { antialias: false, depth: false, stencil: false });
    if (gl === null || gl.isContextLost()) {
      return undefined;
    }
    const renderer = new Renderer(gl);
    return gl.getProgramParameter(renderer.#program, gl.LINK_STATUS) === true ? renderer : undefined;
  }

  /**
   * Draws the picture that is on glass.
   *
   * @throws DOMException if the page may not read the picture
   */
  draw(glass: HTMLVideoElement | HTMLCanvasElement, { grading, lut, channel }: Graded): void {
    const { gl } = this;
    gl.activeTexture(gl.TEXTURE0 + PICTURE);
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, gl.RGBA, gl.UNSIGNED_BYTE, glass);
    gl.useProgram(this.#program);
    this.#load(lut);
    const { contrast, saturation, gamma, cdl } = grading;
    gl.uniform1i(this.#at("picture"), PICTURE);
    gl.uniform1i(this.#at("curve"), CURVE);
    gl.uniform1i(this.#at("cube"), CUBE);
    gl.uniform3f(this.#at("gains"), ...lightGains(grading));
    gl.uniform1f(this.#at("contrast"), contrast);
    gl.uniform1f(this.#at("saturation"), saturation);
    gl.uniform1f(this.#at("gamma"), gamma);
    gl.uniform3f(this.#at("slope"), ...cdl.slope);
    gl.uniform3f(this.#at("offset"), ...cdl.offset);
    gl.uniform3f(this.#at("power"), ...cdl.power);
    gl.uniform1f(this.#at("cdlSaturation"), cdl.saturation);
    gl.uniform1i(this.#at("lut"), lut?.dimensions ?? 0);
    gl.uniform1i(this.#at("size"), lut?.size ?? 2);
    gl.uniform3f(this.#at("domainMin"), ...(lut?.domainMin ?? [0, 0, 0]));
    gl.uniform3f(this.#at("domainMax"), ...(lut?.domainMax ?? [1, 1, 1]));
    gl.uniform1i(this.#at("channel"), channel);
    gl.viewport(0, 0, gl.drawingBufferWidth, gl.drawingBufferHeight);
    gl.drawArrays(gl.TRIANGLE_STRIP, 0, 4);
  }

  /** Gives the graphics' memory back: browsers have few contexts. */
  close(): void {
    this.gl.getExtension("WEBGL_lose_context")?.loseContext();
  }

  #at(name: string): WebGLUniformLocation | null {
    const known = this.#places.get(name);
    if (known !== undefined) {
      return known;
    }
    const found = this.gl.getUniformLocation(this.#program, name);
    this.#places.set(name, found);
    return found;
  }

  #load(lut: Lut | undefined): void {
    if (lut === undefined || lut === this.#lut) {
      return;
    }
    this.#lut = lut;
    const { gl } = this;
    const { dimensions, size, values } = lut;
    if (dimensions === 3) {
      gl.activeTexture(gl.TEXTURE0 + CUBE);
      gl.texImage3D(gl.TEXTURE_3D, 0, gl.RGB32F, size, size, size, 0, gl.RGB, gl.FLOAT, values);
      return;
    }
    const rows = Math.ceil(size / CURVE_ROW);
    const padded = new Float32Array(3 * rows * CURVE_ROW);
    padded.set(values);
    gl.activeTexture(gl.TEXTURE0 + CURVE);
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGB32F, CURVE_ROW, rows, 0, gl.RGB, gl.FLOAT, padded);
  }
}
