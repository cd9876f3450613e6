import { z } from 'zod';
import { count } from './shared.js';

/** How a solver ended. */
export const convergence = z
  .strictObject({
    iterations: count,
    residual: z.number(),
    tolerance: z.number(),
    converged: z.boolean(),
  })
  .meta({
    id: 'Convergence',
    description: 'how the solver ended; zeros where the solution is in closed form',
  });
