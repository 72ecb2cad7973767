import type {LabelSelector, Labels} from '../objects.ts';

/** Whether labels satisfy every pair and every expression; an empty selector matches everything (meta/v1 LabelSelector). */
export const matchesSelector = ({matchLabels, matchExpressions}: LabelSelector, labels: Labels): boolean =>
	Object.entries(matchLabels).every(([key, value]) => labels[key] === value) &&
	matchExpressions.every(({key, operator, values}) => {
		const value = labels[key];
		switch (operator) {
			case 'In': {
				return value !== undefined && values.includes(value);
			}

			case 'NotIn': {
				return value === undefined || !values.includes(value);
			}

			case 'Exists': {
				return value !== undefined;
			}

			case 'DoesNotExist': {
				return value === undefined;
			}

			default: {
				return false;
			}
		}
	});
