import type {Resource} from '../model/records.ts';
import {kinds} from './kinds/index.ts';

/** The API path of a group and version: `/api/v1`, `/apis/apps/v1`. */
const groupPath = ({group, version}: {readonly group: string; readonly version: string}) =>
	group === '' ? `/api/${version}` : `/apis/${group}/${version}`;

/** Kinds that are in no namespace are listed as a whole, whatever namespace is looked at. */
export const isNamespaced = (resource: Resource): boolean => kinds[resource].isNamespaced;

/** The API path of a resource, in one namespace or in all. `group` where the server has it in another group or version than usual. */
export const pathOf = (resource: Resource, namespace: string | undefined, group = groupPath(kinds[resource])) =>
	namespace === undefined || !isNamespaced(resource)
		? `${group}/${resource}`
		: `${group}/namespaces/${encodeURIComponent(namespace)}/${resource}`;
