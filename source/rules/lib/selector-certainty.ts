import {isMisspelled} from '../../model/labels/misspelling.ts';
import {isReleaseKey} from '../../model/labels/pair-match.ts';
import type {ServiceView} from '../../model/service-view.ts';
import type {LabelDifference} from '../../model/view-parts.ts';
import type {Severity} from '../finding.ts';

/** Keys that tell apart what stands side by side behind Services of their own: the other one may be applied by others. */
const sideBySide =
	/(?:^|[./-])(?:track|colou?r|slot|shard|zone|region|role|stage|env|environment|variant|deployment|canary|instance|release)$/i;

const isSlip = ({key, wanted, found}: LabelDifference) =>
	found !== undefined && (found.key === key ? isMisspelled(wanted, found.value) : found.value === wanted);

/** A word this long is misspelled where a letter of it differs; a shorter one may well be another. */
const longWord = 6;

/**
 * How severe it is that a selector matches no pod of the manifests, where others may be elsewhere. A slip of the pen is
 * certain where no other Service selects the pods, and the word is long or names workload and Service alike. A label that
 * nothing here has may be set while the pods run, and a value that another one has may be that of a sibling: both are
 * info.
 */
export const selectorCertainty = ({
	service,
	nearMatches,
	bearer,
}: Pick<ServiceView, 'service' | 'nearMatches' | 'bearer'>): Severity => {
	const [best] = nearMatches;
	if (best === undefined) {
		return bearer === undefined ? 'info' : 'warning';
	}

	const {owner, labels, differences, isSelected, patch} = best;
	const isNamesake = owner.name === service.name;
	if (differences.every(isSlip)) {
		const isTelling = isNamesake || differences.every(({wanted}) => wanted.length >= longWord);
		return isTelling && !isSelected && patch !== undefined ? 'error' : 'warning';
	}

	const isOpen = differences.some(({key}) => !(key in labels) || isReleaseKey(key) || sideBySide.test(key));
	return isNamesake && !isSelected && !isOpen ? 'warning' : 'info';
};
