import {expect, test} from 'vitest';
import {withUnknownNumbers} from '../../source/manifest/unknown-numbers.ts';

test('a placeholder where a number belongs is no number; a text keeps it', () => {
	expect(
		withUnknownNumbers({
			spec: {
				replicas: '${N}',
				ports: [{name: '${NAME}', port: '{{ port }}', targetPort: '${TARGET}', nodePort: 30_080}],
				backend: {service: {port: {number: '__PORT__'}}},
			},
		}),
	).toStrictEqual({
		spec: {
			replicas: Number.NaN,
			ports: [{name: '${NAME}', port: Number.NaN, targetPort: '${TARGET}', nodePort: 30_080}],
			backend: {service: {port: {number: Number.NaN}}},
		},
	});
});

test('what has none is the same object', () => {
	const value = {spec: {replicas: 2, ports: [{port: 80, name: 'http'}], none: null}};
	expect(withUnknownNumbers(value)).toBe(value);
});
