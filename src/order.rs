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

/// How finely [`best`] tells points apart before it sorts.
const STEPS: usize = 1024;

/// The numbers below `count` with the most points, best first, at most `most` of them; those with equal points keep
/// their order. Points lie from 0 to `highest`. Only what may be among the best is sorted.
pub(crate) fn best(count: usize, most: usize, highest: f32, points: &dyn Fn(usize) -> f32) -> Vec<u32> {
    let step = |number: usize| ((points(number) / highest * STEPS as f32) as usize).min(STEPS - 1);
    // The lowest step that is needed to have so many; a few of a few need none.
    let mut lowest = 0;
    if count > most {
        let mut having = [0_u32; STEPS];
        for number in 0..count {
            having[step(number)] += 1;
        }
        let mut found = 0;
        lowest = STEPS;
        while lowest > 0 && (found < most || lowest == STEPS) {
            lowest -= 1;
            found += having[lowest] as usize;
        }
    }
    let kept: Vec<u32> = (0..count as u32).filter(|&it| step(it as usize) >= lowest).collect();
    let sorted = order(kept.len(), &|one, other| points(kept[one] as usize) > points(kept[other] as usize));
    sorted.into_iter().take(most).map(|place| kept[place as usize]).collect()
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
            let points: Vec<f32> = (0..count).map(|place| (place * 7919 % 31) as f32).collect();
            let all = order(points.len(), &|a, b| points[a] > points[b]);
            for most in [0, 1, 10, 100] {
                let found = best(points.len(), most, 25.0, &|it| points[it]);
                assert_eq!(found, all[..most.min(all.len())]);
            }
        }
    }
}
