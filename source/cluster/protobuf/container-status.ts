import type {ContainerState, ContainerStatus, Terminated} from '../../model/containers.ts';
import {secondsAt} from './metadata.ts';
import {createShare} from './share.ts';
import {rawAt, textAt} from './strings.ts';
import {eachField} from './wire.ts';

const shareStatus = createShare<ContainerStatus>();

/** A ContainerStateTerminated: exitCode 1, signal 2, reason 3, message 4, startedAt 5, finishedAt 6. */
const terminatedAt = (bytes: Buffer, start: number, end: number): Terminated => {
	let exitCode = 0;
	let signal = 0;
	let reason = '';
	let message = '';
	let started = 0;
	let finished = 0;
	eachField(bytes, start, end, (field, from, to, value) => {
		switch (field) {
			case 1: {
				exitCode = value;
				break;
			}

			case 2: {
				signal = value;
				break;
			}

			case 3: {
				reason = textAt(bytes, from, to);
				break;
			}

			case 4: {
				message = textAt(bytes, from, to);
				break;
			}

			case 5: {
				started = secondsAt(bytes, from, to);
				break;
			}

			case 6: {
				finished = secondsAt(bytes, from, to);
				break;
			}
		}
	});
	return {exitCode, signal, reason, message, started, finished};
};

/** A ContainerState: waiting 1 {reason 1, message 2}, running 2 {startedAt 1}, terminated 3; none of them means waiting. */
const stateAt = (bytes: Buffer, start: number, end: number): ContainerState => {
	let state: ContainerState = {kind: 'waiting', reason: '', message: ''};
	eachField(bytes, start, end, (field, from, to) => {
		if (field === 1) {
			let reason = '';
			let message = '';
			eachField(bytes, from, to, (inner, innerStart, innerEnd) => {
				if (inner === 1) {
					reason = textAt(bytes, innerStart, innerEnd);
				} else if (inner === 2) {
					message = textAt(bytes, innerStart, innerEnd);
				}
			});
			state = {kind: 'waiting', reason, message};
		} else if (field === 2) {
			let since = 0;
			eachField(bytes, from, to, (inner, innerStart, innerEnd) => {
				if (inner === 1) {
					since = secondsAt(bytes, innerStart, innerEnd);
				}
			});
			state = {kind: 'running', since};
		} else if (field === 3) {
			state = {kind: 'terminated', ...terminatedAt(bytes, from, to)};
		}
	});
	return state;
};

/** The part of a lastState that is kept: how the container ended before. */
const lastTerminatedAt = (bytes: Buffer, start: number, end: number): Terminated | undefined => {
	let last: Terminated | undefined;
	eachField(bytes, start, end, (field, from, to) => {
		if (field === 3) {
			last = terminatedAt(bytes, from, to);
		}
	});
	return last;
};

const makeStatus = (bytes: Buffer, start: number, end: number): ContainerStatus => {
	let name = '';
	let ready = false;
	let started: boolean | undefined;
	let restarts = 0;
	let state = stateAt(bytes, 0, 0);
	let lastTerminated: Terminated | undefined;
	eachField(bytes, start, end, (field, from, to, value) => {
		switch (field) {
			case 1: {
				name = textAt(bytes, from, to);
				break;
			}

			case 2: {
				state = stateAt(bytes, from, to);
				break;
			}

			case 3: {
				lastTerminated = lastTerminatedAt(bytes, from, to);
				break;
			}

			case 4: {
				ready = value === 1;
				break;
			}

			case 5: {
				restarts = value;
				break;
			}

			case 9: {
				started = value === 1;
				break;
			}
		}
	});
	return {name, ready, started, restarts, state, ...(lastTerminated && {lastTerminated})};
};

/**
 * A ContainerStatus: name 1, state 2, lastState 3, ready 4, restartCount 5, started 9. Its container's id is unique, so
 * that it is shared by the bytes of these fields alone.
 */
export const containerStatusAt = (bytes: Buffer, start: number, end: number): ContainerStatus => {
	let key = '';
	eachField(bytes, start, end, (field, from, to) => {
		if (field <= 5 || field === 9) {
			key += `${field}:${rawAt(bytes, from, to)};`;
		}
	});
	return shareStatus(key, () => makeStatus(bytes, start, end));
};
