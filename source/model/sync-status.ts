import type {Resource} from './records.ts';
import {resources} from './resources.ts';

/**
 * How far svctop knows one resource of the cluster. Nothing is diagnosed from an input that is not settled.
 *
 * `staleSince` (Unix milliseconds) is set while nothing is heard from the server: what is known stays, with its age.
 * `problem` is one sentence for a person, with what to do.
 */
export type Input =
	| {readonly phase: 'syncing'; readonly count: number; readonly problem?: string}
	| {
			readonly phase: 'synced';
			readonly count: number;
			readonly staleSince?: number;
			readonly problem?: string;
			/** It may not be watched, and is listed now and then. */
			readonly isUnwatched?: true;
	  }
	| {readonly phase: 'forbidden'; readonly problem: string}
	| {readonly phase: 'absent'; readonly problem?: string};

export type Inputs = Readonly<Record<Resource, Input>>;

/** Services, EndpointSlices and Pods: without them nothing can be diagnosed. */
export const essentials: readonly Resource[] = ['services', 'endpointslices', 'pods'];

export const noInputs = Object.fromEntries(
	resources.map(resource => [resource, {phase: 'syncing', count: 0}]),
) as Inputs;

/** Whether an input will not change its mind: synced, or known to be out of reach. */
export const isSettled = (input: Input) => input.phase !== 'syncing';
