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

#[cfg(test)]
mod tests {
    use super::order;

    #[test]
    fn it_sorts_as_the_standard_library_does() {
        for count in 0..70_u32 {
            let values: Vec<u32> = (0..count).map(|place| place * 7919 % 31).collect();
            let mut expected: Vec<u32> = (0..count).collect();
            expected.sort_by_key(|&place| values[place as usize]);
            assert_eq!(order(values.len(), &|a, b| values[a] < values[b]), expected);
        }
    }
}
