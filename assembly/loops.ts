/**
 * AssemblyScript. The passes over rows that take the time of a gravity estimation, two doubles at a time: each is the twin
 * of the function of the same name in src/economics/gravity/loops/plain.ts, and described in loops.ts there. Arrays are
 * given by the place of their first byte; a place of 0 stands for an array that is absent.
 */
export * from './columns';
export * from './dense';
export * from './poisson';
export * from './runs';
