type Json = null | boolean | number | string | readonly Json[] | {readonly [key: string]: Json};
type JsonObject = {readonly [key: string]: Json};

const isObject = (value: Json | undefined): value is JsonObject =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

// The merge keys of the lists that are patched in practice (k8s.io/api core/v1 types.go, patchMergeKey).
const mergeKeys = (field: string, list: readonly Json[]) => {
	if (field === 'ports') {
		return list.some(entry => isObject(entry) && 'containerPort' in entry) ? 'containerPort' : 'port';
	}

	return ['containers', 'initContainers', 'env'].includes(field) ? 'name' : undefined;
};

const mergeLists = (current: readonly Json[], patch: readonly Json[], key: string) => {
	const entries = current.map(entry => entry);
	for (const entry of patch) {
		const place = entries.findIndex(existing => isObject(existing) && isObject(entry) && existing[key] === entry[key]);
		if (isObject(entry) && entry.$patch === 'delete') {
			entries.splice(place, place < 0 ? 0 : 1);
		} else if (place < 0) {
			entries.push(entry);
		} else {
			entries[place] = merge(entries[place], entry, true);
		}
	}

	return entries;
};

const merge = (current: Json | undefined, patch: Json, isStrategic: boolean): Json => {
	if (!isObject(patch)) {
		return patch;
	}

	const merged: Record<string, Json> = isObject(current) ? {...current} : {};
	for (const [field, value] of Object.entries(patch)) {
		const existing = merged[field];
		const key = Array.isArray(value) && isStrategic ? mergeKeys(field, value) : undefined;
		if (value === null) {
			delete merged[field];
		} else if (key && Array.isArray(existing) && Array.isArray(value)) {
			merged[field] = mergeLists(existing, value, key);
		} else if (!field.startsWith('$')) {
			merged[field] = merge(existing, value, isStrategic);
		}
	}

	return merged;
};

type Operation = {readonly op: string; readonly path: string; readonly value?: Json};

const equal = (left: Json | undefined, right: Json | undefined) => JSON.stringify(left) === JSON.stringify(right);

/** JSON Patch (RFC 6902) without move and copy, which no one sends for a Service. */
const applyOperations = (object: JsonObject, operations: readonly Operation[]) => {
	const root = structuredClone(object) as Json;
	for (const {op, path, value = null} of operations) {
		const parts = path
			.split('/')
			.slice(1)
			.map(part => part.replaceAll('~1', '/').replaceAll('~0', '~'));
		const last = parts.pop() ?? '';
		let parent = root as Record<string, Json> | undefined;
		for (const part of parts) {
			parent = parent?.[part] as Record<string, Json> | undefined;
		}

		if (parent === undefined || (op !== 'add' && parent[last] === undefined)) {
			return `the server rejected our request due to an error in our request: ${op} operation does not apply: doc is missing path: "${path}": missing value`;
		}

		if (op === 'test' && !equal(parent[last], value)) {
			return `the server rejected our request due to an error in our request: testing value ${path} failed: test failed`;
		}

		if (op === 'add' && Array.isArray(parent)) {
			parent.splice(last === '-' ? parent.length : Number(last), 0, value);
		} else if (op === 'remove' && Array.isArray(parent)) {
			parent.splice(Number(last), 1);
		} else if (op === 'remove') {
			delete parent[last];
		} else if (op !== 'test') {
			parent[last] = value;
		}
	}

	return root as JsonObject;
};

/**
 * Applies a merge patch (RFC 7386), a strategic merge patch or a JSON patch, by its content type.
 *
 * Returns the patched object, or the sentence that says why the patch does not apply.
 */
export const applyPatch = <T extends object>(object: T, patch: unknown, contentType: string): T | string => {
	const isJsonPatch = contentType.includes('json-patch+json');
	const patched = isJsonPatch
		? applyOperations(object as unknown as JsonObject, patch as readonly Operation[])
		: merge(object as unknown as Json, patch as Json, contentType.includes('strategic'));

	return patched as unknown as T | string;
};
