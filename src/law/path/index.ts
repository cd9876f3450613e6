export { ratePaths } from './ratePaths.js';
export type { LinePath, PathQuery, PathSpan, PathTrack, RatePaths, RateTexts } from './types.js';
