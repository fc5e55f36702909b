//! The one sort of this library: each use of the standard library's for another type is a further copy of it in the module.

/// The numbers below `count` in order, where `before` says that one must stand before another; those that nothing tells
/// apart keep their order.
pub(crate) fn order(count: usize, before: &dyn Fn(usize, usize) -> bool) -> Vec<u32> {
    let mut sorted: Vec<u32> = (0..count as u32).collect();
    let mut merged = sorted.clone();
    let mut width = 1;
    while width < count {
        for start in (0..count).step_by(2 * width) {
            let (middle, end) = ((start + width).min(count), (start + 2 * width).min(count));
            let (mut left, mut right) = (start, middle);
            for place in &mut merged[start..end] {
                let from_right = left == middle || right < end && before(sorted[right] as usize, sorted[left] as usize);
                let from = if from_right { &mut right } else { &mut left };
                *place = sorted[*from];
                *from += 1;
            }
        }
        std::mem::swap(&mut sorted, &mut merged);
        width *= 2;
    }
    sorted
}

/// Up to so many of the best are found without sorting all.
const FEW: usize = 64;

/// The numbers below `count` with the highest keys, best first, at most `most` of them; those with equal keys keep their
/// order.
pub(crate) fn best(count: usize, most: usize, key: &dyn Fn(usize) -> u64) -> Vec<u32> {
    if most > FEW {
        let mut sorted = order(count, &|one, other| key(one) > key(other));
        sorted.truncate(most);
        return sorted;
    }
    let mut kept: Vec<(u64, u32)> = Vec::with_capacity(most + 1);
    for number in 0..count {
        let own = key(number);
        if kept.len() == most && kept.last().is_none_or(|&(last, _)| last >= own) {
            continue;
        }
        let mut place = kept.len();
        while place > 0 && kept[place - 1].0 < own {
            place -= 1;
        }
        kept.insert(place, (own, number as u32));
        kept.truncate(most);
    }
    kept.into_iter().map(|(_, number)| number).collect()
}

#[cfg(test)]
mod tests {
    use super::{best, order};

    #[test]
    fn it_sorts_as_the_standard_library_does() {
        for count in 0..70_u32 {
            let values: Vec<u32> = (0..count).map(|place| place * 7919 % 31).collect();
            let mut expected: Vec<u32> = (0..count).collect();
            expected.sort_by_key(|&place| values[place as usize]);
            assert_eq!(order(values.len(), &|a, b| values[a] < values[b]), expected);
        }
    }

    #[test]
    fn the_best_are_the_first_of_all_in_order() {
        for count in 0..70_u32 {
            let points: Vec<u64> = (0..count).map(|place| u64::from(place * 7919 % 31)).collect();
            let all = order(points.len(), &|a, b| points[a] > points[b]);
            for most in [0, 1, 10, 100] {
                let found = best(points.len(), most, &|it| points[it]);
                assert_eq!(found, all[..most.min(all.len())]);
            }
        }
    }
}
