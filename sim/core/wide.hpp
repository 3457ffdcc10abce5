#pragma once
// Wide vectors without processor-specific builds: a function marked ENTENTE_WIDE is compiled twice, and the loader of
// the program takes the version that the processor can run. Element-wise loops round the same in both.
//
// For plain functions in an unnamed namespace, called from their own file: clang refuses templates, and clang 14 gives
// the dispatcher another symbol than other files would call. Off under sanitizers, whose runtime is not ready yet when
// the dispatcher is resolved.

#if defined(__x86_64__) && defined(__linux__) && !defined(ENTENTE_SANITIZE) && !defined(__SANITIZE_ADDRESS__) && \
    !defined(__SANITIZE_THREAD__)
#if !defined(__clang__) || __clang_major__ >= 14
#define ENTENTE_WIDE __attribute__((target_clones("avx2", "default")))
#endif
#endif
#ifndef ENTENTE_WIDE
#define ENTENTE_WIDE
#endif
