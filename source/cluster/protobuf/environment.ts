import type {Container} from '../../model/containers.ts';
import {environmentOf, type Variable} from '../environment.ts';
import {textAt} from './strings.ts';
import {eachField} from './wire.ts';

/** An EnvVar: name 1, value 2, valueFrom 3. */
const variableAt = (bytes: Buffer, start: number, end: number): Variable => {
	let name = '';
	let value: string | null = '';
	eachField(bytes, start, end, (field, from, to) => {
		if (field === 1) {
			name = textAt(bytes, from, to);
		} else if (field === 2) {
			value = textAt(bytes, from, to);
		} else if (field === 3) {
			value = null;
		}
	});
	return {name, value};
};

/** Without one of these in its bytes, nothing of a container's environment is kept. */
const telling = ['_PORT', '_proxy', '_PROXY'].map(text => Buffer.from(text));

const nothing: ReturnType<typeof environmentOf> = {};

/** Of a Container what is kept of command 3*, args 4* and env 7* (k8s.io/api core/v1 generated.proto). */
export const environmentAt = (
	bytes: Buffer,
	start: number,
	end: number,
): Pick<Container, 'proxies' | 'portVariables'> => {
	// Asked of every pod, and few have any: the bytes are searched before they are read.
	const own = bytes.subarray(start, end);
	if (!telling.some(text => own.includes(text))) {
		return nothing;
	}

	const variables: Variable[] = [];
	const texts: string[] = [];
	eachField(bytes, start, end, (field, from, to) => {
		if (field === 3 || field === 4) {
			texts.push(textAt(bytes, from, to));
		} else if (field === 7) {
			variables.push(variableAt(bytes, from, to));
		}
	});
	return environmentOf(variables, texts);
};
