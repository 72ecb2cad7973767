/** Non-negative numbers below 2^53. */
const varint = (value: number): Buffer => {
	const bytes: number[] = [];
	let rest = value;
	while (rest >= 0x80) {
		bytes.push((rest % 0x80) | 0x80);
		rest = Math.floor(rest / 0x80);
	}

	return Buffer.from([...bytes, rest]);
};

/** A message of the fields given; goes into another one, or into `messageField`. */
export const message = (...fields: readonly Buffer[]) => Buffer.concat(fields);

export const messageField = (field: number, ...content: readonly Buffer[]) => {
	const length = content.reduce((sum, part) => sum + part.length, 0);
	return Buffer.concat([varint(field * 8 + 2), varint(length), ...content]);
};

export const textField = (field: number, text: string) => messageField(field, Buffer.from(text));

export const numberField = (field: number, value: number) => Buffer.concat([varint(field * 8), varint(value)]);

export const booleanField = (field: number, value: boolean) => numberField(field, value ? 1 : 0);
