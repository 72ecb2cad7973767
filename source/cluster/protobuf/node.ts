import type {Node} from '../../model/objects.ts';
import {isClosing} from '../taint.ts';
import {metadataAt} from './metadata.ts';
import {textAt} from './strings.ts';
import {eachField} from './wire.ts';

/** A NodeCondition: type 1, status 2. Whether it is Ready, and True. */
const isReadyAt = (bytes: Buffer, start: number, end: number): boolean => {
	let type = '';
	let status = '';
	eachField(bytes, start, end, (field, from, to) => {
		if (field === 1) {
			type = textAt(bytes, from, to);
		} else if (field === 2) {
			status = textAt(bytes, from, to);
		}
	});
	return type === 'Ready' && status === 'True';
};

/** A Taint: effect 3. Whether it keeps pods away. */
const isClosingAt = (bytes: Buffer, start: number, end: number): boolean => {
	let effect = '';
	eachField(bytes, start, end, (field, from, to) => {
		effect = field === 3 ? textAt(bytes, from, to) : effect;
	});
	return isClosing(effect);
};

/**
 * A Node: metadata 1, spec 2 {unschedulable 4, taints 5*}, status 3 {conditions 4*} (k8s.io/api core/v1
 * generated.proto).
 */
export const nodeAt = (bytes: Buffer, start: number, end: number): Node => {
	let name = '';
	let isReady = false;
	let isOpen = true;
	eachField(bytes, start, end, (field, from, to) => {
		if (field === 1) {
			({name} = metadataAt(bytes, from, to));
		} else if (field === 2) {
			eachField(bytes, from, to, (inner, innerStart, innerEnd, value) => {
				if ((inner === 4 && value === 1) || (inner === 5 && isClosingAt(bytes, innerStart, innerEnd))) {
					isOpen = false;
				}
			});
		} else if (field === 3) {
			eachField(bytes, from, to, (inner, innerStart, innerEnd) => {
				isReady ||= inner === 4 && isReadyAt(bytes, innerStart, innerEnd);
			});
		}
	});
	return {namespace: '', name, isReady, isOpen};
};
