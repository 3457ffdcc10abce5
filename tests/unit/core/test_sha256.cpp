#include <catch2/catch.hpp>

#include "core/sha256.hpp"

using namespace entente;

TEST_CASE("SHA-256 gives the known answers of FIPS 180-4") {
    CHECK(sha256_hex("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(sha256_hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(sha256_hex("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq") ==
          "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    CHECK(sha256_hex(std::string(1'000'000, 'a')) ==
          "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_CASE("A digest does not depend on how the bytes were cut") {
    std::string text;
    for (int i = 0; i < 300; ++i) text.push_back(static_cast<char>(i * 7));
    for (const std::size_t piece : {1u, 3u, 55u, 63u, 64u, 65u, 128u}) {
        Sha256 digest;
        for (std::size_t i = 0; i < text.size(); i += piece) digest.update(std::string_view(text).substr(i, piece));
        CHECK(digest.hex() == sha256_hex(text));
    }
}

TEST_CASE("Bytes may follow a digest") {
    Sha256 digest;
    digest.update("a");
    CHECK(digest.hex() == sha256_hex("a"));
    digest.update("bc");
    CHECK(digest.hex() == sha256_hex("abc"));
}
