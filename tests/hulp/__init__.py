"""What the tests share: a throw-away database server, a browser, pages to visit."""
