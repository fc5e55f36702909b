//! What the standard library does in other builds: memory, and the end of a program that has a fault.

#[global_allocator]
static MEMORY: dlmalloc::GlobalDlmalloc = dlmalloc::GlobalDlmalloc;

/// Traps. Without a message for it, no place of a fault and nothing that prints is a part of the module.
#[panic_handler]
fn trap(_: &core::panic::PanicInfo<'_>) -> ! {
    core::arch::wasm32::unreachable()
}
