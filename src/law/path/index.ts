export { ratePaths } from './ratePaths.js';
export type { LinePath, OpenMeasure, PathQuery, PathSpan, PathTrack, RatePaths, RateTexts } from './types.js';
