import type {Collection} from '../manifest/collection.ts';
import {createLocator, type Origin} from '../manifest/locator.ts';
import type {Finding} from '../rules/finding.ts';
import {kindNamed} from '../rules/lib/fixes/kubectl-name.ts';

/** `spec.ports[0].targetPort` as a path into a document; what is behind a list without index is not one place. */
const pathOf = (field: string) =>
	(field.split('[]')[0]!.match(/[^.[\]]+/g) ?? []).map(key => (/^\d+$/.test(key) ? Number(key) : key));

/** Whose field a piece of evidence names, and which: `spec.type` of the Service itself, `deploy/web spec.replicas` of another. */
const evidencePath = /^(?:([a-z]+)\/(\S+) )?(spec\.\S+)$/;

/** Gives findings the place of the first field that their evidence names, else that of the Service. */
export const createFindingPlaces = ({origins}: Pick<Collection, 'origins'>) => {
	const locate = createLocator();
	return (finding: Finding, service: Origin): Finding => {
		const namespace = finding.service?.namespace;
		for (const {path} of finding.evidence) {
			const [, owner, name, field] = evidencePath.exec(path) ?? [];
			const origin = owner === undefined ? service : origins.get(`${kindNamed(owner)} ${namespace}/${name}`);
			if (field !== undefined && origin !== undefined) {
				const place = locate({...origin, path: [...origin.path, ...pathOf(field)]});
				return {...finding, location: {file: origin.document.file, ...place}};
			}
		}

		return {...finding, location: {file: service.document.file, ...locate(service)}};
	};
};
