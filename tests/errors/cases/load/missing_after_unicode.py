grüße = "日本"; import nirgendwo  #! FER0103 "nirgendwo"
