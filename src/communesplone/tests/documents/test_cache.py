from communesplone.core.documents.cache import Cache


class TestCache:
    def test_room_is_made_by_what_was_not_used(self):
        cache = Cache(max_bytes=40)
        for key in "abcd":
            cache.put(key, b"x" * 10)
        assert cache.get("a")
        cache.put("e", b"x" * 10)
        assert cache.get("b") is None
        assert cache.get("a")

    def test_too_large_is_not_kept(self):
        cache = Cache(max_bytes=40)
        cache.put("a", b"x" * 11)
        assert cache.get("a") is None

    def test_old_is_forgotten(self):
        now = [0.0]
        cache = Cache(max_age=10, clock=lambda: now[0])
        cache.put("a", b"x")
        now[0] = 10.0
        assert cache.get("a") == b"x"
        now[0] = 10.5
        assert cache.get("a") is None

    def test_replaced_counts_once(self):
        cache = Cache(max_bytes=40)
        for _ in range(9):
            cache.put("a", b"x" * 10)
        cache.put("b", b"x" * 10)
        assert cache.get("a") and cache.get("b")

    def test_cleared(self):
        cache = Cache()
        cache.put("a", b"x")
        cache.clear()
        assert cache.get("a") is None
