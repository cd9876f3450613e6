import type { Convergence } from '../convergence.js';

/** x ↦ image of x, written into `image`; must not keep or change `point`. */
export type FixedPointMap = (point: Float64Array, image: Float64Array) => void;

export interface AndersonOptions {
  /** largest |image − point| over the entries at which the search ends; default 1e-12 */
  readonly tolerance?: number;
  /** evaluations of the map allowed; default 1,000 */
  readonly maximumIterations?: number;
  /**
   * a point is thrown away when its residual exceeds the best one by this factor; default 4. Maps whose unknowns
   * act on each other with a delay (prices on spending) grow before they shrink and need more.
   */
  readonly allowedGrowth?: number;
  /** room made by `andersonWorkspace`, to be used again by a next search of the same size */
  readonly workspace?: AndersonWorkspace;
}

/** Everything a search needs, allocated once: pass it again to search without allocating at all. */
export interface AndersonWorkspace {
  readonly size: number;
  readonly memory: number;
  readonly image: Float64Array;
  readonly residual: Float64Array;
  readonly lastImage: Float64Array;
  readonly lastResidual: Float64Array;
  readonly bestPoint: Float64Array;
  readonly bestResidual: Float64Array;
  /** rings of the last `memory` differences */
  readonly imageChanges: readonly Float64Array[];
  readonly residualChanges: readonly Float64Array[];
  /** orthonormal columns made of `residualChanges`, newest first, and their triangular factor */
  readonly orthonormal: readonly Float64Array[];
  readonly triangle: Float64Array;
  readonly weights: Float64Array;
  readonly kept: Int32Array;
}

/** A column is dropped when less than this part of it is new against the columns before it. */
const dependent = 1e-9;
/** After so many halvings of a plain step nothing more is to be gained. */
const allowedHalvings = 40;
/** At most so many plain steps in a row before acceleration is tried again. */
const mostPlainSteps = 64;

/** Room for searches over `size` entries that look back `memory` steps (default 6). */
export function andersonWorkspace(size: number, memory = 6): AndersonWorkspace {
  const vector = () => new Float64Array(size);
  const ring = () => Array.from({ length: memory }, vector);
  return {
    size,
    memory,
    image: vector(),
    residual: vector(),
    lastImage: vector(),
    lastResidual: vector(),
    bestPoint: vector(),
    bestResidual: vector(),
    imageChanges: ring(),
    residualChanges: ring(),
    orthonormal: ring(),
    triangle: new Float64Array(memory * memory),
    weights: new Float64Array(memory),
    kept: new Int32Array(memory),
  };
}

/**
 * Finds x with map(x) = x by Anderson acceleration (Anderson 1965; Walker and Ni 2011, type II): the next
 * point is the combination of the last images whose residuals, combined the same way, cancel best in least
 * squares. Safeguarded: a point whose residual is not finite or grows too far is thrown away, the memory is
 * cleared and the search goes on from the best point by plain steps, one after the first retreat and twice as many after
 * each further one until acceleration helps again; where a plain step from the best point fails, it is halved.
 *
 * `point` is the start and becomes the point whose residual is reported. Never throws for want of
 * convergence: look at `converged` (and throw NotConverged in the words of the model).
 */
export function andersonFixedPoint(
  point: Float64Array,
  map: FixedPointMap,
  options: AndersonOptions = {},
): Convergence {
  const { tolerance = 1e-12, maximumIterations = 1_000, allowedGrowth = 4 } = options;
  const room = options.workspace ?? andersonWorkspace(point.length);
  if (room.size !== point.length) {
    throw new RangeError(`the workspace is for ${room.size} entries, the point has ${point.length}`);
  }
  const { image, residual, lastImage, lastResidual, bestPoint, bestResidual, memory } = room;
  const size = point.length;
  let remembered = 0;
  let next = 0;
  let hasLast = false;
  let best = Number.POSITIVE_INFINITY;
  let halvings = 0;
  let plainSteps = 0;
  let nextPlainSteps = 1;
  let accelerated = false;
  let iterations = 0;

  while (iterations < maximumIterations) {
    map(point, image);
    iterations += 1;
    const largest = subtractInto(residual, image, point);
    if (largest <= tolerance) return { iterations, residual: largest, tolerance, converged: true };

    if (!(largest <= allowedGrowth * best) || largest === Number.POSITIVE_INFINITY) {
      if (best === Number.POSITIVE_INFINITY || halvings > allowedHalvings) break;
      if (accelerated) {
        plainSteps = nextPlainSteps;
        nextPlainSteps = Math.min(2 * nextPlainSteps, mostPlainSteps);
        halvings = 0;
      } else halvings += 1;
      const step = 0.5 ** halvings;
      for (let i = 0; i < size; i++) {
        point[i] = (bestPoint[i] as number) + step * (bestResidual[i] as number);
      }
      remembered = 0;
      hasLast = false;
      accelerated = false;
      continue;
    }
    if (largest < best) {
      best = largest;
      halvings = 0;
      if (accelerated) nextPlainSteps = 1;
      bestPoint.set(point);
      bestResidual.set(residual);
    }
    if (hasLast && memory > 0) {
      subtractInto(room.imageChanges[next] as Float64Array, image, lastImage);
      subtractInto(room.residualChanges[next] as Float64Array, residual, lastResidual);
      next = (next + 1) % memory;
      remembered = Math.min(remembered + 1, memory);
    }
    lastImage.set(image);
    lastResidual.set(residual);
    hasLast = true;
    point.set(image);
    accelerated = plainSteps === 0 && remembered > 0;
    if (accelerated) subtractCombination(room, point, next, remembered);
    else plainSteps = Math.max(plainSteps - 1, 0);
  }
  if (best < Number.POSITIVE_INFINITY) point.set(bestPoint);
  return { iterations, residual: best, tolerance, converged: false };
}

/** Takes Σ γ_k Δimage_k off `point`, γ being the least-squares solution of Σ γ_k Δresidual_k ≈ residual. */
function subtractCombination(room: AndersonWorkspace, point: Float64Array, next: number, remembered: number) {
  const { memory, triangle, weights, kept, residual } = room;
  let columns = 0;
  for (let age = 0; age < remembered; age++) {
    const slot = (next - 1 - age + 2 * memory) % memory;
    const column = room.orthonormal[columns] as Float64Array;
    column.set(room.residualChanges[slot] as Float64Array);
    const before = Math.sqrt(dot(column, column));
    for (let j = 0; j < columns; j++) {
      const earlier = room.orthonormal[j] as Float64Array;
      const share = dot(earlier, column);
      triangle[j * memory + columns] = share;
      addMultiple(column, earlier, -share);
    }
    const length = Math.sqrt(dot(column, column));
    if (!(length > dependent * before)) continue;
    for (let i = 0; i < column.length; i++) column[i] = (column[i] as number) / length;
    triangle[columns * memory + columns] = length;
    weights[columns] = dot(column, residual);
    kept[columns] = slot;
    columns += 1;
  }
  for (let j = columns - 1; j >= 0; j--) {
    let weight = weights[j] as number;
    for (let k = j + 1; k < columns; k++) {
      weight -= (triangle[j * memory + k] as number) * (weights[k] as number);
    }
    weight /= triangle[j * memory + j] as number;
    weights[j] = weight;
    addMultiple(point, room.imageChanges[kept[j] as number] as Float64Array, -weight);
  }
}

/** into = left − right; returns the largest absolute entry, NaN where one is not a number. */
function subtractInto(into: Float64Array, left: Float64Array, right: Float64Array): number {
  let largest = 0;
  for (let i = 0; i < into.length; i++) {
    const difference = (left[i] as number) - (right[i] as number);
    into[i] = difference;
    largest = Math.max(largest, Math.abs(difference));
  }
  return largest;
}

function dot(left: Float64Array, right: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < left.length; i++) sum += (left[i] as number) * (right[i] as number);
  return sum;
}

function addMultiple(into: Float64Array, vector: Float64Array, factor: number): void {
  for (let i = 0; i < into.length; i++) into[i] = (into[i] as number) + factor * (vector[i] as number);
}
