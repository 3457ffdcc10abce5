#include <catch2/catch.hpp>
#include <cmath>
#include <string>
#include <vector>

#include "analysis/page_base64.hpp"
#include "analysis/page_html.hpp"
#include "analysis/page_json.hpp"
#include "core/sha256.hpp"

using namespace entente;
using namespace entente::page;

TEST_CASE("text of a scenario becomes text, never markup") {
    CHECK(escaped("</script><b a='x' c=\"y\">&") == "&lt;/script&gt;&lt;b a=&#39;x&#39; c=&quot;y&quot;&gt;&amp;");
    CHECK(escaped("caf\u00e9 \u2212 \U0001f54a") == "caf\u00e9 \u2212 \U0001f54a");
}

TEST_CASE("bytes that are no UTF-8 and control characters are replaced, marks of direction are dropped") {
    CHECK(escaped("a\xff"
                  "b") ==
          "a\ufffd"
          "b");
    CHECK(escaped("\xc0\xbc") == "\ufffd\ufffd");            // an overlong <
    CHECK(escaped("\xed\xa0\x80") == "\ufffd\ufffd\ufffd");  // half of a surrogate pair
    CHECK(escaped("\xe2\x82") == "\ufffd\ufffd");            // cut short
    CHECK(escaped(std::string("a\0b", 3)) ==
          "a\ufffd"
          "b");
    CHECK(escaped("a\u202e"
                  "b\u2066"
                  "c") == "abc");
}

TEST_CASE("data in a script element cannot end it") {
    const std::string text = json_for_script({{"</script>", "<!-- \u2028 \u202e & -->"}});
    CHECK(text.find('<') == std::string::npos);
    CHECK(text.find('>') == std::string::npos);
    CHECK(text.find('&') == std::string::npos);
    const auto read = nlohmann::json::parse(text);
    CHECK(read.at("</script>") == "<!-- \u2028  & -->");
    CHECK_NOTHROW(json_for_script("\xff"));
}

TEST_CASE("messages are put into words in both languages") {
    Messages messages;
    const Message message =
        say("interval", {{"d", signed_figure(1234.5, 1)}, {"low", figure(-0.25, 2)}, {"high", figure(2, 0)}});
    CHECK(messages.words(message, Language::en) == "+1,234.5 (\u22120.25 to 2)");
    CHECK(messages.words(message, Language::fr) == "+1\u202f234,5 (\u22120,25 \u00e0 2)");
    CHECK(messages.words(Message{{"day", "2003-10-01"}}, Language::fr) == "octobre 2003");
    CHECK(messages.words(literal("{d} <b>"), Language::en) == "{d} <b>");
    CHECK(messages.words("no_such_key", Language::en) == "no_such_key");
}

TEST_CASE("markup keeps its message, so that the reader can change the language") {
    const Messages messages;
    const Markup markup(messages, Language::en);
    CHECK(markup.text("p", "head.week") == "<p data-t=\"head.week\">week</p>");
    CHECK(markup.text("td", figure(-1234.5, 1)) == "<td data-n=\"-1,234.5\">\u22121,234.5</td>");
    CHECK(
        markup.text("td", say("interval", {{"d", figure(1, 0)}, {"low", figure(0.5, 1)}, {"high", figure(1.5, 1)}})) ==
        "<td data-i=\"1|0.5|1.5\">1 (0.5 to 1.5)</td>");
    CHECK(markup.text("p", literal("\"><script>")) == "<p>&quot;&gt;&lt;script&gt;</p>");
    CHECK(markup.text("p", say("starred", {{"text", literal("it's \"<b>")}}), "class=\"a\"") ==
          "<p class=\"a\" data-t='{\"k\":\"starred\",\"a\":{\"text\":{\"x\":\"it&#39;s \\\"&lt;b&gt;\"}}}'>"
          "it&#39;s &quot;&lt;b&gt; \u2605</p>");
}

TEST_CASE("a content policy's digest is that of base 64") {
    CHECK(base64_of_hex("") == "");
    CHECK(base64_of_hex("66") == "Zg==");      // f, of RFC 4648
    CHECK(base64_of_hex("666f") == "Zm8=");    // fo
    CHECK(base64_of_hex("666f6f") == "Zm9v");  // foo
    CHECK(base64_of_hex(sha256_hex("")) == "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
}

TEST_CASE("numbers that are drawn keep four digits") {
    CHECK(compact(0.123456).dump() == "0.1235");
    CHECK(compact(123456).dump() == "123500");
    CHECK(compact(std::nan("")).is_null());
    CHECK(number_or_null(0.1).dump() == "0.1");
}
