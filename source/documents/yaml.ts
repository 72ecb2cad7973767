import {stringify} from 'yaml';
import {list, object, text} from '../kubernetes/wire/json.ts';
import {sanitiseLines} from '../text/sanitise.ts';

const yamlOptions = {lineWidth: 0, aliasDuplicateObjects: false, indentSeq: false, sortMapEntries: true};

/** An object as the server has it, as lines of YAML, its fields in kubectl's order: by name. Who manages which field is folded into one line. */
export const yamlLines = (value: unknown): readonly string[] => {
	const {managedFields, ...metadata} = object(object(value).metadata);
	const managers = [...new Set(list(managedFields).map(field => text(object(field).manager)))];
	const shown = {...object(value), metadata};
	const lines = sanitiseLines(stringify(shown, yamlOptions)).trimEnd().split('\n');
	const place = lines.indexOf('metadata:') + 1;
	return managers.length === 0
		? lines
		: lines.toSpliced(place, 0, `  # managedFields are folded: ${managers.join(', ')}`);
};
