/** A rectangle that covers everything, from nothing but the vertex's number. */
export const VERTICES = `#version 300 es
out vec2 at;
void main() {
  vec2 corner = vec2(gl_VertexID & 1, gl_VertexID >> 1);
  at = vec2(corner.x, 1.0 - corner.y);
  gl_Position = vec4(corner * 2.0 - 1.0, 0.0, 1.0);
}`;

/** Entries of a curve that lie in one row of its texture. */
export const CURVE_ROW = 1024;

/**
 * The grade, in the order in which it is applied: exposure, temperature and tint in linear light (sRGB's curve); contrast
 * about the middle, saturation and gamma on what is displayed; ASC CDL v1.2; the LUT, a cube by tetrahedra; the channel.
 */
export const FRAGMENTS = `#version 300 es
precision highp float;
precision highp int;
precision highp sampler2D;
precision highp sampler3D;
in vec2 at;
out vec4 color;
uniform sampler2D picture;
uniform sampler2D curve;
uniform sampler3D cube;
uniform vec3 gains;
uniform float contrast;
uniform float saturation;
uniform float gamma;
uniform vec3 slope;
uniform vec3 offset;
uniform vec3 power;
uniform float cdlSaturation;
uniform int lut;
uniform int size;
uniform vec3 domainMin;
uniform vec3 domainMax;
uniform int channel;

const vec3 LUMA = vec3(0.2126, 0.7152, 0.0722);

vec3 linear(vec3 v) {
  return mix(v / 12.92, pow((max(v, 0.04045) + 0.055) / 1.055, vec3(2.4)), step(0.04045, v));
}

vec3 displayed(vec3 v) {
  return mix(v * 12.92, 1.055 * pow(max(v, 0.0031308), vec3(1.0 / 2.4)) - 0.055, step(0.0031308, v));
}

vec3 saturated(vec3 v, float amount) {
  return mix(vec3(dot(v, LUMA)), v, amount);
}

// 0 to any power is 0, also where pow is left open
vec3 raised(vec3 v, vec3 by) {
  return mix(pow(max(v, 1e-9), by), vec3(0.0), step(v, vec3(0.0)));
}

float entry(int n, int part) {
  return texelFetch(curve, ivec2(n % ${CURVE_ROW}, n / ${CURVE_ROW}), 0)[part];
}

vec3 curved(vec3 v) {
  vec3 result;
  for (int part = 0; part < 3; part++) {
    float place = v[part] * float(size - 1);
    int low = min(int(place), size - 2);
    result[part] = mix(entry(low, part), entry(low + 1, part), place - float(low));
  }
  return result;
}

vec3 corner(ivec3 n) {
  return texelFetch(cube, n, 0).rgb;
}

vec3 cubed(vec3 v) {
  vec3 place = v * float(size - 1);
  ivec3 low = min(ivec3(place), ivec3(size - 2));
  vec3 f = place - vec3(low);
  vec3 first = corner(low);
  vec3 last = corner(low + 1);
  ivec3 a;
  ivec3 b;
  vec3 by;
  if (f.r > f.g) {
    if (f.g > f.b) { a = ivec3(1, 0, 0); b = ivec3(1, 1, 0); by = f.rgb; }
    else if (f.r > f.b) { a = ivec3(1, 0, 0); b = ivec3(1, 0, 1); by = f.rbg; }
    else { a = ivec3(0, 0, 1); b = ivec3(1, 0, 1); by = f.brg; }
  } else {
    if (f.b > f.g) { a = ivec3(0, 0, 1); b = ivec3(0, 1, 1); by = f.bgr; }
    else if (f.b > f.r) { a = ivec3(0, 1, 0); b = ivec3(0, 1, 1); by = f.gbr; }
    else { a = ivec3(0, 1, 0); b = ivec3(1, 1, 0); by = f.grb; }
  }
  return (1.0 - by.x) * first + (by.x - by.y) * corner(low + a) + (by.y - by.z) * corner(low + b) + by.z * last;
}

void main() {
  vec4 source = texture(picture, at);
  vec3 v = source.rgb;
  if (gains != vec3(1.0)) v = displayed(linear(v) * gains);
  v = (v - 0.5) * contrast + 0.5;
  v = saturated(v, saturation);
  if (gamma != 1.0) v = raised(v, vec3(1.0 / gamma));
  if (slope != vec3(1.0) || offset != vec3(0.0) || power != vec3(1.0) || cdlSaturation != 1.0) {
    v = raised(clamp(v * slope + offset, 0.0, 1.0), power);
    v = clamp(saturated(v, cdlSaturation), 0.0, 1.0);
  }
  if (lut != 0) {
    vec3 within = clamp((v - domainMin) / (domainMax - domainMin), 0.0, 1.0);
    v = lut == 1 ? curved(within) : cubed(within);
  }
  v = clamp(v, 0.0, 1.0);
  if (channel == 2) v = v.rrr;
  else if (channel == 3) v = v.ggg;
  else if (channel == 4) v = v.bbb;
  else if (channel == 6) v = vec3(dot(v, LUMA));
  color = channel == 5 ? vec4(source.aaa, 1.0) : vec4(v * source.a, source.a);
}`;
