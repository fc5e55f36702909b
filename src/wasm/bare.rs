//! What the standard library does in other builds: memory, and the end of a program that has a fault.

use core::alloc::{GlobalAlloc, Layout};
use core::cell::UnsafeCell;
use core::{arch::wasm32, ptr};

/// Traps. Without a message for it, no place of a fault and nothing that prints is a part of the module.
#[panic_handler]
fn trap(_: &core::panic::PanicInfo<'_>) -> ! {
    wasm32::unreachable()
}

#[global_allocator]
static MEMORY: Memory = Memory(UnsafeCell::new(Free { next: 0, end: 0, lists: [0; CLASSES] }));

/// Blocks of some sizes, four between a power of two and the next. A block that is given back waits for the next of its
/// size; the last one of all can grow and shrink in its place. (The standard library's allocator, which also joins
/// neighbours, is 2 kB larger.)
struct Memory(UnsafeCell<Free>);

struct Free {
    /// The memory between these two has never been given.
    next: usize,
    end: usize,
    /// By size, the first free block; each holds the address of the next one.
    lists: [usize; CLASSES],
}

const PAGE: usize = 1 << 16;
const ALIGN: usize = 8;
const CLASSES: usize = 120;

/// The class of a size, and the size of its blocks.
fn class(size: usize) -> (usize, usize) {
    let size = size.max(16) - 1;
    let shift = size.ilog2() - 2;
    let quarter = (size >> shift) + 1;
    ((shift as usize) * 4 + quarter - 5, (quarter << shift).next_multiple_of(ALIGN))
}

// SAFETY: an instance of the module has one thread: it is built without atomics and shares no memory.
unsafe impl Sync for Memory {}

// SAFETY: a block lies in memory that was grown for it, is as large as its class at least, and is in one list at most.
unsafe impl GlobalAlloc for Memory {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        // SAFETY: no reference to the lists outlives a call, and no call is made while one is alive.
        let free = unsafe { &mut *self.0.get() };
        let (class, size) = class(layout.size());
        let first = free.lists[class];
        if first != 0 {
            // SAFETY: a free block begins with the address of the next one.
            free.lists[class] = unsafe { *(first as *const usize) };
            return first as *mut u8;
        }
        if free.end - free.next < size {
            let pages = size.div_ceil(PAGE);
            let last = wasm32::memory_grow(0, pages);
            if last == usize::MAX {
                return ptr::null_mut();
            }
            // What was left is left for good, unless the new pages follow it.
            if last * PAGE != free.end {
                free.next = last * PAGE;
            }
            free.end = (last + pages) * PAGE;
        }
        free.next += size;
        (free.next - size) as *mut u8
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        // SAFETY: as in `alloc`.
        let free = unsafe { &mut *self.0.get() };
        let (class, size) = class(layout.size());
        if block as usize + size == free.next {
            free.next = block as usize;
            return;
        }
        // SAFETY: the block is nobody's any more, and large enough for an address.
        unsafe { *(block as *mut usize) = free.lists[class] };
        free.lists[class] = block as usize;
    }

    unsafe fn realloc(&self, block: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        let (old, new) = (class(layout.size()).1, class(size).1);
        if old == new {
            return block;
        }
        // SAFETY: as in `alloc`.
        let free = unsafe { &mut *self.0.get() };
        if block as usize + old == free.next && block as usize + new <= free.end {
            free.next = block as usize + new;
            return block;
        }
        // SAFETY: both blocks hold the lesser of the sizes, and do not overlap.
        unsafe {
            let other = self.alloc(Layout::from_size_align_unchecked(size, layout.align()));
            if !other.is_null() {
                ptr::copy_nonoverlapping(block, other, size.min(layout.size()));
                self.dealloc(block, layout);
            }
            other
        }
    }
}
