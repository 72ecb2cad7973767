/** What a pod carries and nobody here reads: more than half of its bytes, which a decoder has to get past. */
export const environment: ReadonlyArray<{readonly name: string; readonly value: string}> = Array.from(
	{length: 12},
	(_, index) => ({
		name: `SETTING_NUMBER_${index}`,
		value: `the value of setting number ${index}, as long as they often are`,
	}),
);

/** Who wrote which field: one entry of metadata.managedFields. */
export const managedFields = {
	manager: 'kube-controller-manager',
	fieldsV1: Object.fromEntries(
		Array.from({length: 60}, (_, index) => [`f:field-${index}`, {'f:type': {}, 'f:status': {}}]),
	),
};
