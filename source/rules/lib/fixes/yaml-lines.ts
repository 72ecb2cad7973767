/** What can be written as YAML here. */
export type Writable = string | number | readonly Writable[] | {readonly [key: string]: Writable};

/** Words that some version of YAML takes for a boolean or null, whatever their case. */
const reserved = /^(?:true|false|yes|no|on|off|y|n|null)$/i;

const scalar = (value: string | number) =>
	typeof value === 'number' || (/^[a-z][\w./-]*$/i.test(value) && !reserved.test(value))
		? String(value)
		: JSON.stringify(value);

/** YAML in block style, line by line. */
export const yamlLines = (value: Writable): readonly string[] => {
	if (typeof value !== 'object') {
		return [scalar(value)];
	}

	if (Array.isArray(value)) {
		return value.flatMap(each => yamlLines(each).map((line, index) => `${index === 0 ? '- ' : '  '}${line}`));
	}

	return Object.entries(value).flatMap(([key, each]) => {
		const lines = yamlLines(each);
		if (typeof each !== 'object') {
			return [`${scalar(key)}: ${lines[0]}`];
		}

		// A list need not stand further in than its key.
		return [`${scalar(key)}:`, ...lines.map(line => (Array.isArray(each) ? line : `  ${line}`))];
	});
};
